/** The first of `length` indexes at which `holds` is true, found by halving: it must be true of all behind the first. `length` when it never is. */
export function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
