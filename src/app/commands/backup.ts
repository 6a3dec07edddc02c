import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readDestroyed } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { writeBackup } from '../backup/backup-file.ts'
import { writeDestroyed } from '../backup/destroyed-file.ts'
import { openWhole, useOpened } from '../backup/open-whole.ts'
import { tryBackup } from '../backup/try-backup.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { storePlaceOf } from '../command-line/with-store.ts'
import { ensureKey, keyPathOf } from '../store/key-file.ts'

export const backupCommand: Command = {
  options: { data: storeOptions.data, key: { type: 'string' }, ...jsonOption },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal, environment } = invocation
    const file = resolve(positionals[0] ?? '')
    assertFree(file)
    const named = text('key') ?? environment.QIANBI_BACKUP_KEY
    const place = storePlaceOf(invocation)
    const opened = await openWhole(place, (message) => terminal.note(message))
    const keyPath = keyPathOf(file, named)
    const { key, isNew, list } = await useOpened(opened, async (engine) => {
      const found = ensureKey(keyPath)
      await writeBackup(engine, file, found.key)
      return { ...found, list: writeDestroyed(file, found.key, await readDestroyed(engine)) }
    })
    terminal.note('已写完，正在试着恢复一遍……')
    const content = await tryBackup(file, key, place)
    const { size } = statSync(file)
    if (flag('json')) terminal.result(presentJson({ file, key: keyPath, bytes: size, ...content, problems: [] }))
    else {
      const towns = content.towns.map(({ name, seq }) => `${name}（审计链到第 ${seq} 笔）`).join('、')
      terminal.result(
        `已备份到 ${file}：${towns}，${content.tables} 张表、${content.rows} 行，${(size / 1_048_576).toFixed(1)} MB；试恢复与原来一致。`,
      )
      if (list !== undefined) terminal.note(`销毁清单写在 ${list}：恢复较早的备份时要用它，请与备份放在一起。`)
      terminal.note(`${isNew ? '密钥写在' : '密钥是'} ${keyPath}：没有它谁也恢复不了，请与备份分开保管。`)
    }
    return exit.done
  },
}

function assertFree(file: string): void {
  if (existsSync(file)) throw new Refusal('conflict', `${file} 已经有了，没有覆盖。请换一个文件名。`)
  if (!existsSync(dirname(file))) throw new Refusal('not-found', `没有文件夹 ${dirname(file)}。`)
}
