import type { SliceFilter } from '../../../definition/report/types.ts'

/** The slices of a token as an optional part of a request: none at all rather than an empty list. */
export function sliced(token: { readonly slices: readonly SliceFilter[] }): { readonly slices?: readonly SliceFilter[] } {
  return token.slices.length === 0 ? {} : { slices: token.slices }
}
