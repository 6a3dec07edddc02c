let waiting: { readonly ledger: string; readonly file: File } | undefined

/** A block that was pasted into a table, on its way to the preview of an import. */
export function putPasted(ledger: string, file: File): void {
  waiting = { ledger, file }
}

export function takePasted(ledger: string): File | undefined {
  const file = waiting?.ledger === ledger ? waiting.file : undefined
  waiting = undefined
  return file
}
