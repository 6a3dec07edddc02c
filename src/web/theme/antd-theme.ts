import { type ThemeConfig, theme } from 'antd'

/** The tokens of tokens.css as Ant Design needs them: it computes shades, so it wants real colours instead of variables. */
interface Palette {
  readonly primary: string
  readonly onPrimary: string
  readonly link: string
  readonly red: string
  readonly amber: string
  readonly green: string
  readonly ink: string
  readonly graphite: string
  readonly pale: string
  readonly line: string
  readonly lineSoft: string
  readonly desk: string
  readonly card: string
  readonly pop: string
  readonly headRow: string
  readonly selected: string
}

const light: Palette = {
  primary: '#2b3138',
  onPrimary: '#ffffff',
  link: '#2a5b8f',
  red: '#bd3327',
  amber: '#b7791f',
  green: '#2f6446',
  ink: '#1d2126',
  graphite: '#4d545c',
  pale: '#656b72',
  line: '#e2ded5',
  lineSoft: '#eeebe4',
  desk: '#f3f1ec',
  card: '#ffffff',
  pop: '#ffffff',
  headRow: '#fbfaf7',
  selected: '#f3efe4',
}

const dark: Palette = {
  primary: '#dcd8cf',
  onPrimary: '#1b1c1f',
  link: '#86b3e0',
  red: '#ee8a7f',
  amber: '#dba233',
  green: '#86c3a0',
  ink: '#e6e3dc',
  graphite: '#bcbab4',
  pale: '#9b9a95',
  line: '#34363b',
  lineSoft: '#2b2d31',
  desk: '#17181a',
  card: '#202226',
  pop: '#292b30',
  headRow: '#25272b',
  selected: '#34332e',
}

/** Ant Design dressed as the desk, for one of the two lights. `phone` gives the 16 px base; `still` moves nothing. */
export function antdTheme(mode: 'light' | 'dark', { phone, still }: { readonly phone: boolean; readonly still: boolean }): ThemeConfig {
  const p = mode === 'dark' ? dark : light
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: p.primary,
      colorPrimaryHover: p.graphite,
      colorPrimaryActive: p.ink,
      colorPrimaryBg: p.selected,
      colorPrimaryBorder: p.graphite,
      colorInfo: p.link,
      colorLink: p.link,
      colorError: p.red,
      colorErrorText: p.red,
      colorWarning: p.amber,
      colorSuccess: p.green,
      colorText: p.ink,
      colorTextSecondary: p.graphite,
      colorTextTertiary: p.pale,
      colorTextDescription: p.pale,
      colorTextPlaceholder: p.pale,
      colorTextLightSolid: p.onPrimary,
      colorBorder: p.line,
      colorBorderSecondary: p.lineSoft,
      colorBgLayout: p.desk,
      colorBgContainer: p.card,
      colorBgElevated: p.pop,
      controlItemBgActive: p.selected,
      controlItemBgActiveHover: p.selected,
      controlOutline: mode === 'dark' ? 'rgba(134,179,224,0.28)' : 'rgba(42,91,143,0.2)',
      borderRadius: 6,
      borderRadiusLG: 8,
      fontFamily: 'var(--ui)',
      fontSize: phone ? 16 : 14,
      controlHeight: phone ? 40 : 32,
      wireframe: false,
      motion: !still,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', primaryColor: p.onPrimary },
      Tooltip: { colorBgSpotlight: mode === 'dark' ? '#3a3c42' : '#2b3138', colorTextLightSolid: '#ffffff' },
      Tabs: { horizontalItemPadding: '8px 0', horizontalItemGutter: 22, itemColor: p.pale, titleFontSize: 14 },
      Table: { headerBg: p.headRow, headerColor: p.pale, cellPaddingBlockSM: 8, headerSplitColor: 'transparent' },
      Form: { labelColor: p.graphite, verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
      Drawer: { paddingLG: 22 },
      Segmented: { itemSelectedBg: p.card },
    },
  }
}
