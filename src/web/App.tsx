import { LoadingOutlined } from '@ant-design/icons'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntdApp, ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useMemo } from 'react'
import { queryClient } from './http/query-client.ts'
import { ClearIcon } from './parts/ClearIcon.tsx'
import { usePhone, useStillness } from './parts/use-media.ts'
import { router } from './router.tsx'
import { antdTheme } from './theme/antd-theme.ts'
import { useThemeMode } from './theme/theme-choice.ts'

dayjs.locale('zh-cn')

/** A button that waits keeps its name: its turning circle is not read out, and goes at once instead of fading. */
const button = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }

/** What empties a choice is no stop for Tab. */
const select = { clearIcon: <ClearIcon /> }

/** Everything around the pages: data, theme, language, routes. */
export function App() {
  const mode = useThemeMode()
  const phone = usePhone()
  const still = useStillness()
  const theme = useMemo(() => antdTheme(mode, { phone, still }), [mode, phone, still])
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={button} select={select}>
      <AntdApp message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
