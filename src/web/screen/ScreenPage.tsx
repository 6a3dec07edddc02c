import { getRouteApi } from '@tanstack/react-router'

const route = getRouteApi('/frame/$')

/** Whatever a pack has declared at this address. */
export function ScreenPage() {
  const { Screen, params } = route.useLoaderData()
  return <Screen params={params} search={route.useSearch()} />
}
