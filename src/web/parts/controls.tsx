import { LoadingOutlined } from '@ant-design/icons'
import type { ConfigProviderProps } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'

/** How the library's controls behave on every page. */
export const controls = {
  locale: zhCN,
  /** A button that waits keeps its name: its turning circle is not read out, and goes at once instead of fading. */
  button: { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> },
} satisfies ConfigProviderProps
