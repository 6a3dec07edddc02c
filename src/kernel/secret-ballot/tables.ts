import type { TableShape } from '../storage/migrate/types.ts'

const text = 'text collate "C"'

/**
 * A ballot whose slips are cast on devices, until it is counted: each group's key, whose private half only its words open; the digest of the address of the
 * hall; how many slips were given out and what they prove themselves by; who has opened the box first.
 */
const slipBoxTable: TableShape = {
  name: 'slip_box',
  label: '电子票箱',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'ballot', type: 'uuid', required: true },
    { name: 'first_by', type: text, required: false },
    { name: 'first_key', type: text, required: false },
    { name: 'first_sealed', type: text, required: false },
    { name: 'second_by', type: text, required: false },
    { name: 'second_key', type: text, required: false },
    { name: 'second_sealed', type: text, required: false },
    { name: 'hall', type: text, required: false },
    { name: 'issued', type: 'integer', required: true },
    { name: 'mixed_by', type: text, required: false },
  ],
  primaryKey: ['town', 'ballot'],
  indexes: [],
}

/** A slip that was given out, by digests of its code: nothing says to whom, for they are drawn like paper ones. */
const slipCodeTable: TableShape = {
  name: 'slip_code',
  label: '电子票码',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'ballot', type: 'uuid', required: true },
    { name: 'digest', type: text, required: true },
    { name: 'proof', type: text, required: true },
    { name: 'cast', type: 'boolean', required: true },
  ],
  primaryKey: ['town', 'ballot', 'digest'],
  indexes: [],
}

/** What was cast, under both groups' keys, and after the first has mixed it under the second's: no time, no number, an id by chance. */
const slipMarkTable: TableShape = {
  name: 'slip_mark',
  label: '电子选票',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'ballot', type: 'uuid', required: true },
    { name: 'id', type: 'uuid', required: true },
    { name: 'sealed', type: text, required: true },
  ],
  primaryKey: ['town', 'ballot', 'id'],
  indexes: [],
}

/** Nothing of them stays once a ballot is counted, and no backup has them. */
export const slipTables: readonly TableShape[] = [slipBoxTable, slipCodeTable, slipMarkTable]
