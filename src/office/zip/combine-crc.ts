const polynomial = 0xedb8_8320

/** The CRC-32 of two runs of bytes, one behind the other, from those of each and the length of the second. */
export function combineCrc(first: number, second: number, length: number): number {
  return (multiply(shiftBy(length), first) ^ second) >>> 0
}

/** x to the power of eight times so many, modulo the polynomial: what so many bytes do to what stands before them. Bit 31 is x to the power of 0. */
function shiftBy(length: number): number {
  let power = 1 << 31
  let square = 1 << 23
  for (let rest = length; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = multiply(square, power)
    square = multiply(square, square)
  }
  return power
}

function multiply(left: number, right: number): number {
  let product = 0
  let shifted = right
  for (let bit = 31; bit >= 0; bit--) {
    if (((left >>> bit) & 1) === 1) product ^= shifted
    shifted = (shifted & 1) === 1 ? (shifted >>> 1) ^ polynomial : shifted >>> 1
  }
  return product >>> 0
}
