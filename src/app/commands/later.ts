import type { Command } from '../command-line/command.ts'
import { UsageError } from '../command-line/exit-status.ts'

// Commands that this edition does not have yet; each says what does the work meanwhile.

export const formFillCommand = later(
  'form fill',
  'form fill 表格.xlsx -o 结果.xlsx',
  '填报部门下发的表格',
  '请用 qianbi export 导出台账，或用 qianbi indicator 取数。',
)
export const backupCommand = later('backup', 'backup 文件', '备份', '请停止服务后复制整个数据目录；PostgreSQL 服务器请用 pg_dump。')
export const restoreCommand = later(
  'restore',
  'restore 文件',
  '恢复',
  '请停止服务后把备份的数据目录放回原处；PostgreSQL 服务器请用 pg_restore。',
)
export const distributeCommand = later(
  'distribute',
  'distribute',
  '按乡镇分布到多台数据库服务器',
  '请先用一台 PostgreSQL 服务器（DATABASE_URL）。',
)

function later(name: string, usage: string, what: string, instead: string): Command {
  return {
    name,
    usage,
    summary: `${what}：这一版还没有。${instead}`,
    options: { data: { type: 'string' }, town: { type: 'string' }, out: { type: 'string', short: 'o' }, json: { type: 'boolean' } },
    positionals: { least: 0, most: 9 },
    run: async () => {
      throw new UsageError(`${what}：这一版还没有。${instead}`)
    },
  }
}
