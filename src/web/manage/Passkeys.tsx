import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { OwnPasskeyView } from '../../api/contract/passkey.ts'
import { api } from '../http/api.ts'
import { secondFactorQuery } from '../http/queries.ts'
import { presentInstant } from '../parts/time.ts'
import { knowsPasskeys, makePasskey } from '../session/passkey.ts'
import styles from './manage.module.css'
import { OwnProofForm } from './OwnProofForm.tsx'

type Act = { readonly kind: 'add' } | { readonly kind: 'remove'; readonly key: OwnPasskeyView }

/** One's own passkeys: each by its name, made at a device, taken away again. `changed` hears of either. */
export function Passkeys({ changed }: { readonly changed?: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data } = useQuery(secondFactorQuery)
  const [act, setAct] = useState<Act>()
  if (data === undefined) return null
  const done = (said: string) => {
    setAct(undefined)
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
    void message.success(said)
    changed?.()
  }
  const why = data.noPasskeys ?? (knowsPasskeys() ? undefined : '这个浏览器不认通行密钥，请换新一点的浏览器。')
  const asksCode = data.since !== undefined
  const { passkeys = [] } = data
  return (
    <>
      <p>通行密钥存在手机、电脑或安全钥匙里，用指纹、面容或开机密码打开，钓鱼网站骗不走。可以设几把，各起个名字。</p>
      {passkeys.length === 0 ? null : (
        <ul>
          {passkeys.map((key) => (
            <KeyLine key={key.id} passkey={key} remove={() => setAct({ kind: 'remove', key })} />
          ))}
        </ul>
      )}
      {act?.kind === 'remove' ? (
        <OwnProofForm
          label={`去掉“${act.key.name}”`}
          asksCode={asksCode}
          send={async ({ password, code }, passkey) => api.removePasskey({ passkeyId: act.key.id, password, code, passkey })}
          done={() => done('已去掉。')}
          cancel={() => setAct(undefined)}
        />
      ) : act?.kind === 'add' ? (
        <OwnProofForm
          label="设通行密钥"
          named
          asksCode={asksCode}
          send={async ({ name = '', password, code }, passkey) =>
            api.addPasskey({ name, password, code, passkey, made: await makePasskey() })
          }
          done={() => done('已设好。以后登录要密码和它。')}
          cancel={() => setAct(undefined)}
        />
      ) : (
        <Button disabled={why !== undefined} onClick={() => setAct({ kind: 'add' })}>
          {passkeys.length === 0 ? '设通行密钥' : '再设一把'}
        </Button>
      )}
      {why === undefined ? null : <p className={styles.pale}>{why}</p>}
    </>
  )
}

function KeyLine({ passkey: { name, rp, since }, remove }: { readonly passkey: OwnPasskeyView; readonly remove: () => void }) {
  return (
    <li>
      <span>
        {name}
        <small>
          {rp}，{presentInstant(since)}设
        </small>
      </span>
      <Button size="small" onClick={remove} aria-label={`去掉“${name}”`}>
        去掉
      </Button>
    </li>
  )
}
