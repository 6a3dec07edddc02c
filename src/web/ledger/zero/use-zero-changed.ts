import { useQueryClient } from '@tanstack/react-query'

/** After a zero report was made or taken back: everything computed over empty ledgers is asked for anew. */
export function useZeroChanged(): () => void {
  const client = useQueryClient()
  return () => {
    for (const key of ['kept', 'indicators', 'workbench', 'compiled', 'audit', 'ledger']) void client.invalidateQueries({ queryKey: [key] })
  }
}
