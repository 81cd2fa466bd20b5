-- What a recall asks: which rows of a table were ever removed. Without it every change of the table is read.
CREATE INDEX change_of_removed ON change (table_name, row_key) WHERE after IS NULL;
