import type { Kernel } from '../../context.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'

/** Whether the catalogue keeps cases at all: without loops it has no ledger for them. */
export function hasLoops({ catalogue }: Pick<Kernel, 'catalogue'>): boolean {
  return catalogue.catalogue.ledgers.some(({ id }) => id === caseLedgerId)
}
