"""Invented order notices of different shapes; the city's own format is not known."""

from __future__ import annotations

LABELLED = """\
Lähettäjä: Työllisyyspalvelut <noreply@example.test>
Lähetetty: maanantai 4. maaliskuuta 2024 9.12
Aihe: Uusi tilaus 4750

Hei,

teille on tehty uusi tilaus.

Tilausnumero: 4750
Palvelu: Työhaun tehotreeni
Asiakastunnus: A.K.
Tuntimäärä: 20 h
Palveluaika: 11.3.2024 – 30.6.2024
Hinta: 62,00 €/h
Omavalmentaja: Liisa Esimerkki, p. 000 000 0000

Hyväksykää tilaus viiden päivän kuluessa.
"""
PROSE = """\
Hei! Tilaamme teiltä asiakkaallemme M.V. Uutta suuntaa -palvelun
tilauksella 2024/4751. Valmennuksen laajuus on enintään 15 tuntia, ja se alkaa
18.3.2024 ja päättyy 31.5.2024. Tuntihinta on 58,50 euroa. Asiakkaan omavalmentajana toimii
Oili Keksitty, joka kertoo mielellään lisää. Vastatkaa 8.3.2024 mennessä.
"""
QUOTED_TABLE = """\
> From: orders@example.test
> Subject: New order
>
> Order no | Service                       | Client code | Hours
> -------- | ----------------------------- | ----------- | -----
> JKL-4752 | Finnish for working life      | S.=C3=84.   | 30
>
> Start date: 2 April 2024
> End date: 28 June 2024
> Price per hour: EUR 60.00
> Personal coach: P=C3=A4ivi Mallik=
as
"""
TWO_OF_EACH = """\
Tilaus 4800 ja tilaus 4801: Uutta suuntaa tai Työhaun tehotreeni, asiakas A.K.
hetu 131052-308T. 20 h, 30 tuntia
"""
