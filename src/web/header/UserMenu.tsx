import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { App, Dropdown, type MenuProps } from 'antd'
import type { SessionView } from '../../api/contract/session.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { dayWords } from '../parts/due.ts'
import { chooseTheme, type ThemeChoice, useThemeChoice } from '../theme/theme-choice.ts'
import styles from './header.module.css'

const themes: readonly { readonly key: ThemeChoice; readonly label: string }[] = [
  { key: 'light', label: '浅色' },
  { key: 'dark', label: '深色' },
  { key: 'system', label: '跟随系统' },
]

/** Who is here, for which town; light or dark; the way out. */
export function UserMenu({
  session,
  placement,
  compact = false,
}: {
  readonly session: SessionView
  readonly placement: 'topLeft' | 'bottomRight'
  readonly compact?: boolean
}) {
  const { message } = App.useApp()
  const router = useRouter()
  const client = useQueryClient()
  const choice = useThemeChoice()
  const signOut = useMutation({
    mutationFn: () => api.signOut(),
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in', search: {} })
      client.clear()
    },
    onError: (error) => message.error(errorText(error)),
  })
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: `${session.town.county}${session.town.name}${session.town.demo ? '（演示）' : ''} · ${session.user.roleLabel}`,
      children: [],
    },
    { key: 'theme', type: 'group', label: '外观', children: themes.map((theme) => ({ key: theme.key, label: theme.label })) },
    { type: 'divider' },
    { key: 'check', label: <a href="/report-check">报告检查（不用台账）</a> },
    { key: 'account', label: '我的账号' },
    { key: 'sign-out', label: '退出登录' },
  ]
  const onClick: MenuProps['onClick'] = ({ key }) => {
    if (key === 'sign-out') signOut.mutate()
    else if (key === 'account') void router.navigate({ to: '/account' })
    else if (key === 'light' || key === 'dark' || key === 'system') chooseTheme(key)
  }
  return (
    <Dropdown trigger={['click']} placement={placement} menu={{ items, onClick, selectedKeys: [choice] }}>
      <button type="button" className={compact ? styles.userSmall : styles.user} title="外观与退出">
        {compact ? (
          <>
            <span aria-hidden="true">{session.user.name.slice(0, 1)}</span>
            <span className="visually-hidden">{session.user.name}，外观与退出</span>
          </>
        ) : (
          <>
            <span>{session.town.name}</span>
            {session.town.demo ? <span title="演示镇的今天">演示 · {dayWords(session.today, '')}</span> : null}
            <span>
              {session.user.office} · {session.user.name}
            </span>
            <span className="visually-hidden">，外观与退出</span>
          </>
        )}
      </button>
    </Dropdown>
  )
}
