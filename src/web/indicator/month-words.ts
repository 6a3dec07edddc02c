/** 3月; 1—2月 where they are reported in one. */
export function monthWords({ month, first }: { readonly month: string; readonly first?: string }): string {
  const last = `${Number(month.slice(5))}月`
  return first === undefined ? last : `${Number(first.slice(5))}—${last}`
}
