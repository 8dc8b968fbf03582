/** The same keys with any sentences: a translation that misses a key, or has one too many, does not compile. */
export type TextsLike<T> = { readonly [K in keyof T]: T[K] extends string ? string : TextsLike<T[K]> };
