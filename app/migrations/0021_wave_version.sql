-- A respondent's page keeps the questionnaire of a wave in memory and asks the row with every request whether it is
-- still the same: `xmin` names the transaction that wrote it last. Reading it says nothing about any person.
grant select (xmin) on office.wave to vicus_respondent;
