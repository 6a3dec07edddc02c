import { listTowns, sealSecrets } from '../../kernel/index.ts'
import { type Command, jsonOption, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { presentJson } from '../command-line/present-json.ts'
import { withStore } from '../command-line/with-store.ts'
import { commandLineActor } from '../store/choose-town.ts'
import { addKey } from '../store/key-file.ts'

export const secretsCommand: Command = {
  options: { data: storeOptions.data, 'new-key': { type: 'boolean' }, sm4: { type: 'boolean' }, ...jsonOption },
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    const { flag, terminal, environment } = invocation
    const path = environment.QIANBI_SECRET_KEY
    if (path === undefined || path === '') throw new UsageError('请先用 QIANBI_SECRET_KEY 写明密钥文件，不要放在数据文件夹里。')
    if (flag('sm4') && !flag('new-key'))
      throw new UsageError('--sm4 要和 --new-key 一起用：新密钥用国密算法 SM4、SM3 加密，全部重新加密一次。')
    if (flag('new-key')) {
      addKey(path, flag('sm4') ? 'sm4' : 'aes')
      terminal.note(
        `新密钥${flag('sm4') ? '（国密 SM4、SM3）' : ''}加在 ${path} 的第一行。旧的几行留着：以前的备份要用它们打开。密钥文件请另外保管一份，丢了就打不开。`,
      )
    }
    const sealed = await withStore(invocation, { access: 'write', replacesKey: true }, async (kernel) => {
      if (kernel.engine.sealed?.newest === false)
        terminal.note('身份证号、账号和电话还用原来的密钥加密：别的程序连着这个数据库。请停下所有铅笔服务，再运行一次 qianbi secrets。')
      const done = { devices: 0, webhooks: 0, counties: 0 }
      for (const { town } of await listTowns(kernel)) {
        const { devices, webhooks, counties = 0 } = await sealSecrets(kernel, commandLineActor(town))
        done.devices += devices
        done.webhooks += webhooks
        done.counties += counties
      }
      return done
    })
    if (flag('json')) terminal.result(presentJson({ ...sealed, problems: [] }))
    else
      terminal.result(
        `用现在的密钥加密了：第二因子 ${sealed.devices} 个，消息推送 ${sealed.webhooks} 个，县统一登录 ${sealed.counties} 个。别的已经是这样。`,
      )
    return exit.done
  },
}
