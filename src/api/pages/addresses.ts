/** Where the public pages stand: outside the application, with the town's code in each address. */
export const publicRoot = '/public'

export function pageAddress({ town, page }: { readonly town: string; readonly page: string }): string {
  return `${publicRoot}/${town}/${page}`
}

/** Where the devices of a hall vote, while a vote is open. */
export function hallAddress({ town, hall }: { readonly town: string; readonly hall: string }): string {
  return `${publicRoot}/${town}/hall/${hall}`
}

export function itemAddress({ key, ...place }: { readonly town: string; readonly page: string; readonly key: string }): string {
  return `${pageAddress(place)}/${key}`
}
