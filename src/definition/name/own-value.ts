/** What stands under a name that somebody wrote. Every object answers to `constructor` and `toString`, which nobody has put there. */
export function ownValue<Value>(values: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined
}
