import { createContext } from 'react';

/** True inside a block that no further character can change: a diagram is drawn only then. */
export const BlockFinished = createContext(true);
