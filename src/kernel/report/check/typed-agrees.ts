import type { Decimal } from '../../../definition/decimal/decimal.ts'
import { approximatorHolds } from '../../../definition/report/approximator.ts'
import { exactly, intersects, printedAgrees } from '../../../definition/report/interval.ts'
import { type Quantity, quantityInterval } from '../../../definition/report/quantity.ts'
import { coreFactor } from '../../../definition/report/unit-words.ts'

/** A typed number agrees with a value when some rounding of it, or the word beside it, allows it. */
export function typedAgrees(quantity: Quantity, value: Decimal): boolean {
  const [word] = quantity.approximators
  if (word === undefined)
    return printedAgrees(exactly(value), quantity.value, quantity.place) || intersects(quantityInterval(quantity), exactly(value))
  const { unit, digits } = quantity
  const over = unit.scaleWord === '' ? ('beforeScale' as const) : unit.over
  return approximatorHolds({
    kind: word.kind,
    actual: value,
    printed: quantity.value,
    digits,
    scale: unit.scale.times(coreFactor(unit.core).factor),
    over,
  })
}
