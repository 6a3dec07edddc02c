import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntdApp, ConfigProvider } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useMemo } from 'react'
import { queryClient } from './http/query-client.ts'
import { controls } from './parts/controls.tsx'
import { usePhone, useStillness } from './parts/use-media.ts'
import { router } from './router.tsx'
import { antdTheme } from './theme/antd-theme.ts'
import { useThemeMode } from './theme/theme-choice.ts'

dayjs.locale('zh-cn')

/** Everything around the pages: data, theme, language, routes. */
export function App() {
  const mode = useThemeMode()
  const phone = usePhone()
  const still = useStillness()
  const theme = useMemo(() => antdTheme(mode, { phone, still }), [mode, phone, still])
  return (
    <ConfigProvider {...controls} theme={theme}>
      <AntdApp message={{ maxCount: 3 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
