* PSPP 1.6.2. Writes a small survey as an SPSS file in several variants, the same answers as CSV, and what PSPP counts.
* Run from this folder: pspp --syntax-encoding=UTF-8 sav.sps -o sav_pspp.csv.
SET SEED=20260412.
INPUT PROGRAM.
STRING metier (A12)/remarque (A300)/precision (A4).
LOOP #i=1 TO 160.
  COMPUTE #trait=RV.NORMAL(0, 1).
  COMPUTE vague=1 + MOD(#i, 3).
  COMPUTE #m=TRUNC(RV.UNIFORM(0, 3)).
  RECODE #m (0='conseil') (1='accueil') (2='référent') INTO metier.
  DO REPEAT q=charge autonomie reconnaissance_par_la_hierarchie sens.
    COMPUTE q=MIN(4, MAX(1, RND(2.5 + #trait + RV.NORMAL(0, 0.9)))).
    IF (RV.UNIFORM(0, 1) < 0.06) q=8.
    IF (RV.UNIFORM(0, 1) < 0.06) q=9.
    IF (RV.UNIFORM(0, 1) < 0.04) q=$SYSMIS.
  END REPEAT.
  COMPUTE anciennete=RND(RV.UNIFORM(0, 300)) / 10.
  IF (RV.UNIFORM(0, 1) < 0.05) anciennete=-1 - TRUNC(RV.UNIFORM(0, 3)).
  COMPUTE identifiant=1000 + #i.
  COMPUTE mesure=RV.UNIFORM(0, 1).
  COMPUTE poids=RND(RV.UNIFORM(5, 30)) / 10.
  COMPUTE #t=TRUNC(RV.UNIFORM(0, 5)).
  IF (#t=0) remarque='L’outil trie les dossiers, mais je garde la décision.'.
  IF (#t=1) remarque='Charge de travail plus forte ; délais courts, écrans partout.'.
  IF (#t=2) remarque=CONCAT(RPAD('Le suivi automatisé des candidatures', 270, ' change nos missions'), '.').
  IF (#t=3) remarque=CONCAT('  « ', metier, ' » ').
  IF (#t=2 AND MOD(#i, 2)=0) precision='NSP'.
  IF (#t=1) precision='oui'.
  END CASE.
END LOOP.
END FILE.
END INPUT PROGRAM.

VARIABLE LABELS charge 'Ma charge de travail est supportable' /vague 'Vague'
  /reconnaissance_par_la_hierarchie 'Mon travail est reconnu à sa juste valeur' /poids 'Pondération'.
VALUE LABELS charge autonomie reconnaissance_par_la_hierarchie sens
  1 'Pas du tout d’accord' 2 'Plutôt pas d’accord' 3 'Plutôt d’accord' 4 'Tout à fait d’accord'
  8 'Non concerné' 9 'Refus'
  /vague 1 'T4 2025' 2 'T1 2026' 3 'T2 2026'
  /metier 'conseil' 'Conseil à l’emploi' 'accueil' 'Accueil'.
MISSING VALUES charge autonomie reconnaissance_par_la_hierarchie sens (8, 9) /anciennete (LOWEST THRU -1) /precision ('NSP').
VARIABLE LEVEL charge autonomie reconnaissance_par_la_hierarchie sens (ORDINAL) /metier vague (NOMINAL).
FORMATS vague charge autonomie reconnaissance_par_la_hierarchie sens (F2.0) anciennete poids (F5.1) identifiant (F6.0).
EXECUTE.

SAVE TRANSLATE /OUTFILE='sav_survey.csv' /TYPE=CSV /REPLACE /MISSING=RECODE /FIELDNAMES /CELLS=VALUES
  /TEXTOPTIONS DECIMAL=DOT.
SAVE OUTFILE='sav_plain.sav' /UNCOMPRESSED /DROP=remarque.
SAVE OUTFILE='sav_zipped.zsav' /ZCOMPRESSED.
WEIGHT BY poids.
SAVE OUTFILE='sav_survey.sav' /COMPRESSED.
WEIGHT OFF.

FREQUENCIES /VARIABLES=charge metier vague precision.
CROSSTABS /TABLES=charge BY metier /CELLS=COUNT ROW /STATISTICS=CHISQ PHI.
WEIGHT BY poids.
FREQUENCIES /VARIABLES=charge.
DESCRIPTIVES /VARIABLES=sens anciennete.

NEW FILE.
SET LOCALE='windows-1252'.
DATA LIST LIST NOTABLE /avis (F2.0) mot (A12).
BEGIN DATA
1 'déjà'
2 '«œuvre»'
2 'coût 5 €'
END DATA.
VALUE LABELS avis 1 'Été' 2 'Août'.
SAVE OUTFILE='sav_windows.sav' /UNCOMPRESSED.
