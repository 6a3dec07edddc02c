import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { secondFactorQuery } from '../http/queries.ts'
import { presentInstant } from '../parts/time.ts'
import { goToCounty } from '../session/county.ts'
import { useSession } from '../session/use-session.ts'
import styles from './manage.module.css'
import { OwnProofForm } from './OwnProofForm.tsx'

/** One's own identity at the county, where the town has joined: linked by going there, unlinked with the password. */
export function CountyLink() {
  const { message } = App.useApp()
  const { town } = useSession()
  const client = useQueryClient()
  const { data } = useQuery(secondFactorQuery)
  const [ends, setEnds] = useState(false)
  const go = useMutation({ mutationFn: () => goToCounty(town.code, 'link'), onError: (error) => message.error(errorText(error)) })
  if (data?.county === undefined) return null
  const { label, since } = data.county
  const done = () => {
    setEnds(false)
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey })
    void message.success('已取消关联。')
  }
  return (
    <section className={styles.account} aria-label={label}>
      <h2>{label}</h2>
      {ends ? (
        <OwnProofForm
          label="取消关联"
          asksCode={data.since !== undefined}
          send={({ password, code }, passkey) => api.unlinkCounty({ password, code, passkey })}
          done={done}
          cancel={() => setEnds(false)}
        />
      ) : since === undefined ? (
        <>
          <p>关联以后，可以从“{label}”登录本账号。能做什么还是由本镇的角色定。</p>
          <Button onClick={() => go.mutate()} loading={go.isPending}>
            去关联
          </Button>
        </>
      ) : (
        <>
          <p>{presentInstant(since)}关联。</p>
          <Button onClick={() => setEnds(true)}>取消关联</Button>
        </>
      )}
    </section>
  )
}
