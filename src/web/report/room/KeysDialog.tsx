import { Modal } from 'antd'
import { useEffect } from 'react'
import styles from './room.module.css'

const keys: readonly (readonly [key: string, does: string])[] = [
  ['Ctrl+K', '放一个数'],
  ['Ctrl+Shift+K', '放一句断语'],
  ['{{ 和 {{?', '边写边找：指标、断语'],
  ['← →', '走到记号上就选中它，再按一次走过去'],
  ['Enter（记号选中时）', '改这个记号'],
  ['Ctrl+Enter（填记号时）', '放进去'],
  ['Tab（选中一句话时）', '到四种办法：核对、名称、背景、记号'],
  ['Ctrl+1 2 3', '一、二、三级标题'],
  ['Ctrl+0', '正文'],
  ['Shift+Enter', '只换行，不另起一段'],
  ['Ctrl+F', '查找和替换'],
  ['Ctrl+Z，Ctrl+Y', '撤回，重做'],
  ['Ctrl+S', '保存'],
  ['j k', '不在写的时候：下一处、上一处'],
  ['?', '不在写的时候：这张表；正在写时按 F1'],
]

interface Props {
  readonly shown: boolean
  readonly show: (shown: boolean) => void
}

/** Which keys the writing room has. */
export function KeysDialog({ shown, show }: Props) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target
      const typing = target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
      if (event.key !== 'F1' && (event.key !== '?' || typing)) return
      event.preventDefault()
      show(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [show])
  return (
    <Modal open={shown} title="按键" footer={null} onCancel={() => show(false)} destroyOnHidden width={460}>
      <dl className={styles.keys}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
