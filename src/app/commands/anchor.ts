import { resolve } from 'node:path'
import { takeAnchors } from '../../kernel/index.ts'
import { appendAnchors } from '../anchor/anchor-file.ts'
import { openWhole, useOpened } from '../backup/open-whole.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { storePlaceOf } from '../command-line/with-store.ts'
import { ensureKey } from '../store/key-file.ts'

export const anchorCommand: Command = {
  options: { data: storeOptions.data, key: { type: 'string' }, ...jsonOption },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, flag, terminal, environment } = invocation
    const path = resolve(positionals[0] ?? '')
    const named = text('key') ?? environment.QIANBI_ANCHOR_KEY
    const opened = await openWhole(storePlaceOf(invocation), (message) => terminal.note(message))
    const anchors = await useOpened(opened, async (engine) => {
      // Only when there is something to sign.
      const key = named === undefined ? undefined : ensureKey(named)
      if (key?.isNew === true) terminal.note(`${named} 还没有，已新建密钥：以后都用它签，请另外保管。`)
      const taken = await takeAnchors(engine, { clock: () => new Date(), key: key?.key })
      appendAnchors(path, taken)
      return taken
    })
    if (flag('json')) terminal.result(presentJson({ file: path, anchors, problems: [] }))
    else terminal.result(`已记到 ${path}：${anchors.map(({ name, seq }) => `${name}第 ${seq} 条`).join('、')}。`)
    if (named === undefined) terminal.note('没有用密钥签名（--key）：谁能改这个文件，谁就能让它说别的。')
    return exit.done
  },
}
