declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>
  export default classes
}

declare module '*.css'

/** Ant Design's own types take these files for CommonJS; the bundler, rightly, does not. */
declare module 'antd/es/locale/zh_CN.js' {
  import type { ConfigProviderProps } from 'antd'

  const locale: NonNullable<ConfigProviderProps['locale']>
  export default locale
}

/** The build of the map that makes no script from text; its types are the package's own. */
declare module 'maplibre-gl/dist/maplibre-gl-csp.js' {
  export * from 'maplibre-gl'

  import maplibre from 'maplibre-gl'

  export default maplibre
}

declare module '*?url' {
  const url: string
  export default url
}
