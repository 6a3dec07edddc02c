import { Button, Dropdown, Tooltip } from 'antd'
import { memo } from 'react'
import { openFind } from './find.ts'
import { insertTable, setHeading, toggleList } from './prose-keys.ts'
import styles from './room.module.css'
import type { Room } from './use-room.ts'

interface Props {
  readonly room: Room
}

const levels = [
  { key: '1', label: '一级标题　一、', level: 1 },
  { key: '2', label: '二级标题　（一）', level: 2 },
  { key: '3', label: '三级标题　1.', level: 3 },
  { key: '0', label: '正文', level: 0 },
] as const

/** What can be put into the text, and the ways to look at it. */
export const RoomBar = memo(function RoomBar({ room }: Props) {
  const { run, addToken: add } = room
  return (
    <div className={styles.bar} role="toolbar" aria-label="写作">
      <Dropdown
        trigger={['click']}
        menu={{
          items: levels.map(({ key, label }) => ({ key, label })),
          onClick: ({ key }) => run((view) => setHeading(view, levels.find((one) => one.key === key)?.level ?? 0)),
        }}
      >
        <Button size="small">标题</Button>
      </Dropdown>
      <Tooltip title="从台账里取一个数（Ctrl+K）">
        <Button size="small" onClick={() => add('figure')}>
          数字
        </Button>
      </Tooltip>
      <Tooltip title="一句由台账证的话（Ctrl+Shift+K）">
        <Button size="small" onClick={() => add('claim')}>
          断语
        </Button>
      </Tooltip>
      <Button size="small" onClick={() => run(toggleList)}>
        列表
      </Button>
      <Button size="small" onClick={() => run(insertTable)}>
        表格
      </Button>
      <Button size="small" type="text" onClick={() => run(openFind)} title="查找和替换（Ctrl+F）">
        查找
      </Button>
      <Button size="small" type="text" onClick={() => room.showCompare(true)}>
        对比上一稿
      </Button>
      <Button size="small" type="text" onClick={() => room.setMode('raw')} title="看模板原样：记号和题头">
        原文
      </Button>
      <Button size="small" type="text" onClick={() => room.showKeys(true)} aria-label="按键一览" title="按键一览（?）">
        ?
      </Button>
    </div>
  )
})
