import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** After duties changed hands: everything that is read from them is read again. */
export function useDutiesChanged(): () => void {
  const client = useQueryClient()
  return useCallback(() => {
    for (const queryKey of [
      ['grid'],
      ['ledger', 'duty'],
      ['ledger', 'cadre'],
      ['ledger', 'cadre-leave'],
      ['ledgers'],
      ['work'],
      ['record'],
    ])
      void client.invalidateQueries({ queryKey })
  }, [client])
}
