/** Where the public pages stand: outside the application, with the town's code in each address. */
export const publicRoot = '/public'

export function pageAddress({ town, page }: { readonly town: string; readonly page: string }): string {
  return `${publicRoot}/${town}/${page}`
}

export function itemAddress({ key, ...place }: { readonly town: string; readonly page: string; readonly key: string }): string {
  return `${pageAddress(place)}/${key}`
}
