import { createContext } from 'react';

/** True inside a block that no further character can change: only then a diagram is drawn. */
export const BlockFinished = createContext(true);
