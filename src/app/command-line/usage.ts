import type { CommandEntry, CommandUsage } from './command.ts'

export function presentUsage(command: CommandUsage): string {
  return `用法：qianbi ${command.usage}\n${command.summary}`
}

/** What `qianbi` alone prints. */
export function presentAllUsage(commands: readonly CommandEntry[]): string {
  const lines = commands.map(({ usage, summary }) => `  qianbi ${usage}\n      ${summary}`)
  return [
    '铅笔：乡镇的一本工作台账。',
    '',
    '用法：',
    ...lines,
    '',
    '数据在哪里：--data 目录；没有写时看环境变量 DATABASE_URL，再没有就是 ./data。',
    '台账、指标用名称或编号都可以；库里只有一个乡镇时不用写 --town。',
    '退出码：0 完成，1 输入有问题，2 用法不对，3 程序自身出错。',
  ].join('\n')
}
