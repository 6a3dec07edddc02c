/** What stands in packs by convention is collected by the bundler: the browser's screens one by one, the demo's parts at once. */
interface ImportMeta {
  glob<Module>(pattern: string): Readonly<Record<string, () => Promise<Module>>>
  glob<Module>(pattern: string, options: { readonly eager: true }): Readonly<Record<string, Module>>
}
