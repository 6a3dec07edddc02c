import { describe, expect, it } from 'vitest'
import { fc } from '../testing/seeded.ts'
import { checkBankCard } from './check-bank-card.ts'
import { checkCreditCode } from './check-credit-code.ts'
import { checkNationalId, isFictionalNationalId } from './check-national-id.ts'
import { checkPhone } from './check-phone.ts'

describe('checkNationalId (GB 11643)', () => {
  it.each(['11010519491231002X', '440524188001010014', '33112620960229002X'])('accepts %s', (number) =>
    expect(checkNationalId(number)).toEqual({ ok: true, value: number }),
  )

  it.each(['331126209901010016', '331126209901010024', '331126209912313119', '33112620990101106X', '990001199001010013'])(
    'accepts %s and marks it fictional',
    (number) => {
      expect(checkNationalId(number, { today: '2026-01-01' })).toEqual({ ok: true, value: number, fictional: true })
      expect(isFictionalNationalId(number)).toBe(true)
    },
  )

  it('fails a birth on 29 February 2098 on its date, although its check digit is right', () => {
    expect(checkNationalId('331126209802290016')).toEqual({ ok: false, why: '身份证号中的出生日期不存在：2098年2月29日' })
  })

  it('normalises small x, full-width digits and spaces', () => {
    expect(checkNationalId(' 11010519491231002x ')).toEqual({ ok: true, value: '11010519491231002X' })
    expect(checkNationalId('１１０１０５１９４９１２３１００２Ｘ')).toEqual({ ok: true, value: '11010519491231002X' })
    expect(checkNationalId('110105 19491231 002X')).toEqual({ ok: true, value: '11010519491231002X' })
  })

  it('lengthens an old 15-digit number, with a warning', () => {
    const check = checkNationalId('110105491231002')
    expect(check).toMatchObject({ ok: true, value: '11010519491231002X' })
    expect(check.ok && check.warning).toContain('15位')
    expect(checkNationalId('110105490231002').ok).toBe(false)
  })

  it('names what is wrong', () => {
    const why = (text: string, today?: string) => {
      const check = checkNationalId(text, today === undefined ? {} : { today })
      return check.ok ? '' : check.why
    }
    expect(why('110105194912310021')).toContain('末位应为X')
    expect(why('1101051949123100')).toContain('写了16位')
    expect(why('1101051949123100ZX')).toContain('18位')
    expect(why('101105194912310025')).toContain('前两位')
    expect(why('3.31126E+17')).toContain('存成了数值')
    expect(why('33112620960229002X', '2026-01-01')).toContain('在今天之后')
    expect(why('440524188001010014', '2026-01-01')).toContain('130岁')
  })

  it('finds any single wrong digit and any swap of neighbours', () => {
    const index = fc.nat(16)
    fc.assert(
      fc.property(index, fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digits = [...'33112620990101106X']
        digits[place] = String((Number(digits[place]) + step) % 10)
        expect(checkNationalId(digits.join('')).ok).toBe(false)
      }),
    )
    expect(checkNationalId('33112620990110106X').ok).toBe(false)
  })
})

describe('checkCreditCode (GB 32100)', () => {
  it.each(['91350200MA2YJ1XR9G', '91350200776049653A', '91440101MA5CJQ4N59', '123502001549897397'])('accepts %s', (code) =>
    expect(checkCreditCode(code)).toEqual({ ok: true, value: code }),
  )

  it.each(['91331126DEMA000132', '91331126DEMA00021W', '91331126DEMA0003XL', '92331126MA2E0002XP'])('accepts the made-up %s', (code) =>
    expect(checkCreditCode(code)).toEqual({ ok: true, value: code }),
  )

  it('takes a code in public use whose check character is wrong, with a warning that gives the reason', () => {
    const check = checkCreditCode('91350203M0001QAY9B')
    expect(check).toMatchObject({ ok: true, value: '91350203M0001QAY9B' })
    expect(check.ok && check.warning).toContain('校验位不符')
  })

  it('refuses letters that the standard leaves out, and a wrong length', () => {
    expect(checkCreditCode('91350200MA2YJ1XROG')).toMatchObject({ ok: false })
    expect(checkCreditCode('9135020077604965')).toEqual({ ok: false, why: '统一社会信用代码应为18位，写了16位' })
    expect(checkCreditCode(' 91350200ma2yj1xr9g')).toMatchObject({ ok: true, value: '91350200MA2YJ1XR9G' })
  })
})

describe('checkBankCard (Luhn)', () => {
  it('accepts a right number however it is spaced', () => {
    expect(checkBankCard('6217000000000012348')).toEqual({ ok: true, value: '6217000000000012348' })
    expect(checkBankCard('6217 0000 0000 0012 348')).toEqual({ ok: true, value: '6217000000000012348' })
  })

  it('refuses signs that only turn into digits', () => {
    expect(checkBankCard('621799000000000024⑥').ok).toBe(false)
    expect(checkBankCard('621799000000000024⁶').ok).toBe(false)
  })

  it('refuses a wrong digit, letters, and a number that a spreadsheet has spoilt', () => {
    expect(checkBankCard('6217000000000012349').ok).toBe(false)
    expect(checkBankCard('62170000000000123A8').ok).toBe(false)
    expect(checkBankCard('6.217E+18').ok).toBe(false)
    expect(checkBankCard('621700').ok).toBe(false)
  })
})

describe('checkPhone', () => {
  it.each([
    ['13800000000', '13800000000'],
    ['+86 138-0000-0000', '13800000000'],
    ['１３８０００００００００'.slice(0, 11), '13800000000'],
    ['0578-6120000', '0578-6120000'],
    ['（0578）6120000', '0578-6120000'],
  ])('reads %s', (text, value) => expect(checkPhone(text)).toEqual({ ok: true, value }))

  it.each(['12800000000', '1380000000', '6120000', '无', '138000000000'])('refuses %s', (text) => expect(checkPhone(text).ok).toBe(false))
})
