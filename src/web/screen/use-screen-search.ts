import { useNavigate } from '@tanstack/react-router'

/** Changes what stands behind the `?` of the screen that is open; `replace` leaves no step behind for the way back. */
export function useScreenSearch<Search extends object>(): (search: Search, options?: { readonly replace?: boolean }) => void {
  const navigate = useNavigate()
  return (search, { replace = false } = {}) => void navigate({ to: '.', search: Object.fromEntries(Object.entries(search)), replace })
}
