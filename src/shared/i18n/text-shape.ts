/**
 * The shape of a text table with free wording: what every other language must fill in, key by key.
 */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
