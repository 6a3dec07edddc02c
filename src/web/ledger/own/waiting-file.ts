let waiting: File | undefined

/** A sheet that fits no ledger, on its way to become one. */
export function putSheet(file: File): void {
  waiting = file
}

export function takeSheet(): File | undefined {
  const file = waiting
  waiting = undefined
  return file
}
