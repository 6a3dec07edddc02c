/** What one gets: nobody changes it, and what is not there is absent. */
export type Received<Value> = Value extends Uint8Array
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Received<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Received<Value[Name]> }
      : Value

/** What one gives: JSON leaves out what is undefined, so an optional part may be. */
export type Given<Value> = Value extends Uint8Array
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Value extends Record<Name, unknown> ? Given<Value[Name]> : Given<Value[Name]> | undefined }
      : Value
