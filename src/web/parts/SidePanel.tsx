import { CloseOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './side-panel.module.css'
import { usePhone, useWide } from './use-media.ts'

interface Props {
  readonly label: string
  readonly close: () => void
  /** Changes when something else is shown: the panel then scrolls back to its top. */
  readonly subject: string
  /** Lies over the page even where there is room beside it. */
  readonly over?: boolean
  /** Without it the column stays: there is nothing chosen to put away. */
  readonly closable?: boolean
  readonly children: ReactNode
}

/** What stands beside the page and answers for one thing on it: a column where there is room, over the page where there is none. */
export function SidePanel({ label, close, subject, over = false, closable = true, children }: Props) {
  const wide = useWide() && !over
  const phone = usePhone()
  const aside = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject starts at the top
  useEffect(() => {
    aside.current?.scrollTo({ top: 0 })
  }, [subject])
  useEffect(() => {
    if (!wide || !closable) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isOverlayOpen()) close()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [wide, closable, close])
  if (!wide) {
    return (
      <Drawer
        open
        placement="right"
        onClose={close}
        size={phone ? '100%' : 440}
        mask={!over}
        title={label}
        styles={{ body: { padding: '16px 20px' } }}
      >
        {children}
      </Drawer>
    )
  }
  return (
    <aside className={styles.panel} aria-label={label} ref={aside}>
      {closable ? (
        <Button
          type="text"
          size="small"
          className={styles.close ?? ''}
          icon={<CloseOutlined />}
          onClick={close}
          aria-label="关闭"
          title="关闭（Esc）"
        />
      ) : null}
      {children}
    </aside>
  )
}

/** An open list, menu or dialog takes Escape for itself. */
export function isOverlayOpen(): boolean {
  return (
    document.querySelector(
      '.ant-modal-wrap:not([style*="display: none"]), .ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden), .ant-dropdown:not(.ant-dropdown-hidden), .ant-popover:not(.ant-popover-hidden)',
    ) !== null
  )
}
