/** Background colours of the design (tokens.css), shown until a window's first paint. */
export const GROUND = { light: '#FAF8F5', dark: '#17140F' } as const;
