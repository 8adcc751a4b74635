/** Names are snake_case on the wire and camelCase here; what is data (properties of entities, rows, results) keeps its own names. */

type CamelName<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelName<Tail>>}` : S;

/** The type with its names in camelCase, at every depth. */
export type Camel<T> = T extends ReadonlyArray<infer Item>
  ? Array<Camel<Item>>
  : T extends object
    ? { [K in keyof T as K extends string ? CamelName<K> : K]: Camel<T[K]> }
    : T;

/** The type with its objects and lists always there, at every depth; a single value that cannot be known is null. */
export type Filled<T> = T extends ReadonlyArray<infer Item>
  ? Array<Filled<Item>>
  : T extends object
    ? { [K in keyof T]-?: unknown extends T[K] ? T[K] : NonNullable<T[K]> extends object ? Filled<NonNullable<T[K]>> : Exclude<T[K], undefined> }
    : T;

/** The type with each name in both spellings, at every depth. */
export type BothSpellings<T> = T extends ReadonlyArray<infer Item>
  ? Array<BothSpellings<Item>>
  : T extends object
    ? { [K in keyof T]: BothSpellings<T[K]> } & { [K in keyof T as K extends string ? CamelName<K> : K]: BothSpellings<T[K]> }
    : T;

/** The type with these fields always there. */
export type With<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };

/**
 * How far to rename below fields of these names, as they are sent: `none` leaves the value as it is, `top` renames an object's own
 * names only.
 */
export type Limits = Readonly<Record<string, 'none' | 'top'>>;

export type Json = Record<string, unknown>;

export function camelCase(value: unknown, limits: Limits = {}): unknown {
  return renamed(value, camelName, (name) => limits[name]);
}

export function snakeCase(value: unknown, limits: Limits = {}): unknown {
  return renamed(value, snakeName, (name) => limits[snakeName(name)]);
}

/** Adds to each snake_case name its camelCase one. Only the latter is listed by `Object.keys` and `JSON.stringify`. */
export function bothSpellings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bothSpellings);
  if (!isObject(value)) return value;
  const both: Json = {};
  for (const [name, of] of Object.entries(value)) {
    const inner = bothSpellings(of);
    const camel = camelName(name);
    both[camel] = inner;
    if (camel !== name) Object.defineProperty(both, name, { value: inner });
  }
  return both;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function renamed(value: unknown, rename: (name: string) => string, limit: (name: string) => 'none' | 'top' | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename, limit));
  if (!isObject(value)) return value;
  return mapped(value, rename, (of, name) => {
    const end = limit(name);
    if (end === undefined) return renamed(of, rename, limit);
    return end === 'top' && isObject(of) ? mapped(of, rename, (inner) => inner) : of;
  });
}

function mapped(object: Json, rename: (name: string) => string, value: (of: unknown, name: string) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([name, of]) => [rename(name), value(of, name)]));
}

function camelName(name: string): string {
  return name.replace(/(?<=[A-Za-z0-9])_([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function snakeName(name: string): string {
  return name.replace(/([a-z0-9])([A-Z]+)/g, (_, before: string, capitals: string) => `${before}_${capitals.toLowerCase()}`);
}
