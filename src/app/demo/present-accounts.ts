import type { DemoUser } from '../../api/contract/session.ts'

/** The accounts anybody may try the demo with, one a line. */
export function presentDemoAccounts(accounts: readonly DemoUser[]): string {
  return [
    '演示账号：',
    ...accounts.map(({ account, password, name, roleLabel }) => `  ${account} / ${password}　${name}（${roleLabel}）`),
  ].join('\n')
}
