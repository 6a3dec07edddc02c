import { Button } from 'antd'

interface Props {
  readonly version: number
  /** 动了 4 个指标、报告 5 处; empty while it is not known, or nothing moved. */
  readonly moved: string
  readonly see: () => void
  readonly undo: () => void
}

/** That a correction is kept, what moved by it, and the ways to see that and to take it back. */
export function SavedNote({ version, moved, see, undo }: Props) {
  return (
    <>
      已保存第 {version} 版
      {moved === '' ? null : (
        <>
          ，{moved}
          <Button type="link" size="small" onClick={see}>
            去看
          </Button>
        </>
      )}
      <Button type="link" size="small" onClick={undo}>
        恢复原值
      </Button>
    </>
  )
}
