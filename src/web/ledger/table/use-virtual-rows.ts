import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import { usePhone } from '../../parts/use-media.ts'
import type { LedgerRows } from './use-ledger-rows.ts'

interface VirtualRows {
  readonly rowHeight: number
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  readonly items: readonly VirtualItem[]
}

/** The rows that are on screen, and some around them; what is reached is read. */
export function useVirtualRows(scroller: RefObject<HTMLDivElement | null>, { height, reach }: LedgerRows): VirtualRows {
  const rowHeight = usePhone() ? 62 : 40
  const virtual = useVirtualizer({
    count: height,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
  })
  const items = virtual.getVirtualItems()
  const last = items[items.length - 1]?.index ?? 0
  useEffect(() => reach(last), [reach, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [rowHeight])
  return { rowHeight, virtual, items }
}
