import { api } from '../http/api.ts'

const kept = 'qianbi.county'

/** Leaves for the county's own sign-in; what for is known again on the way back. */
export async function goToCounty(town: string | undefined, aim: 'enter' | 'link'): Promise<void> {
  const { address } = await api.beginCountyTrip(town === undefined ? {} : { town })
  sessionStorage.setItem(kept, aim)
  window.location.assign(address)
}

/** What somebody had left for. */
export function aimAtCounty(): 'enter' | 'link' {
  return sessionStorage.getItem(kept) === 'link' ? 'link' : 'enter'
}
