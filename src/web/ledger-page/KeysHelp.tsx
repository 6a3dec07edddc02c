import { Modal } from 'antd'
import { Fragment } from 'react'
import styles from './columns.module.css'

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['n'], '记一笔'],
  [['/'], '在这本台账里查找'],
  [['Ctrl K'], '查找任何东西'],
  [['e'], '修改打开的记录'],
  [['c'], '看打开的记录的评论，写一句'],
  [['↑', '↓', '←', '→'], '走行、走格；按住 Shift 选一块'],
  [['Enter'], '打开记录；改格子时存下、到下一行'],
  [['F2', '双击', '直接打字'], '在格子里改'],
  [['Tab'], '改格子时存下、到下一格'],
  [['Esc'], '不改了，关上'],
  [['x'], '选中这一行；按住 Shift 点选一段'],
  [['Ctrl C'], '把选的一块抄给 Excel'],
  [['Ctrl V'], '把 Excel 里的一块粘进来，先看会怎样再写入'],
  [['Ctrl D'], '向下填充'],
  [['Ctrl Z'], '说出上一步是什么，再按一次就撤回'],
  [['Ctrl Enter'], '存下表单'],
  [['?'], '这张表'],
]

/** All keys of a ledger's page. */
export function KeysHelp({ close }: { readonly close: () => void }) {
  return (
    <Modal open title="键盘" footer={null} onCancel={close}>
      <dl className={styles.keys}>
        {keys.map(([names, does]) => (
          <Fragment key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
