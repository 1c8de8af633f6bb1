# Importing a list of households: why a whole file or one row cannot be taken, and what to look at again

import-column =
    { $column ->
        [number] number
        [address] address
        [head] head
        [people] people
        [phone] phone
        [lat] latitude
        [lon] longitude
        [hazard] hazard
        [needs] needs
        [hamlet] hamlet
       *[other] other
    }

import-change = { import-column } { $old } → { $new }
import-kind =
    { $kind ->
        [refused] refused
        [warning] look again
        [added] new
        [changed] changed
        [kept] kept as the household said
        [missing] not in the list
       *[unchanged] unchanged
    }
import-table-head =
    { $column ->
        [what] What
        [row] Row
        [number] Household
        [field] Field
        [old] Before
        [new] After
       *[reason] Reason
    }

import-summary = New { $added }, changed { $changed }, unchanged { $unchanged }, missing { $missing } (never deleted), refused { $refused }. { $stored ->
        [yes] It is stored.
       *[no] Nothing was written.
    }
import-no-changes = The groups there are need no change.

import-refused-bytes = The file has { $size } MB; { $most } MB is the most. Take out pictures and other sheets, save it and send it again.
import-too-large = The file is too large; { $mb } MB is the most. Take out pictures and other sheets, save it and send it again.
import-refused-rows = The list has more than { $most } rows. Send it in several files.
import-refused-empty = The file is empty. Open it, fill it in and send it again.
import-refused-old-excel = This is an old Excel file (.xls) or has a password. Take the password off, save it as .xlsx and send it again.
import-refused-kind = “{ $file }” is no table. Send an .xlsx, or a .csv in UTF-8 or GB18030.
import-refused-not-workbook = This packed file is no Excel table. Save the list as .xlsx in Excel or WPS and send that.
import-refused-broken = The file is damaged and cannot be opened. Open it in Excel or WPS, save it as .xlsx and send it again.
import-refused-unpacked = The file unpacks to far too much. Copy the list into a new sheet, save it as .xlsx and send that.
import-refused-text = There is too much text in the cells. Keep only the columns the list needs and send it again.
import-refused-quotes = Near line { $row } a quotation mark has no partner. Add it or take it out, or save the list as .xlsx.
import-refused-heads = No heads found. Write one row above the list: number, address, head; other columns as you like. If there are several sheets, put the list on the first.
import-refused-column = The heads in row { $row } have no column “{ import-column }”. Add it and send the file again.

import-defect-row = Row { $row }: { $reason }
import-defect-no-number = No household number. Fill it in.
import-defect-no-address = No address. Fill it in.
import-defect-no-head = No name of the head. Fill it in.
import-defect-date = The { import-column } became a date, “{ $value }”. Format that column as text and type it again.
import-defect-error = The { import-column } shows the spreadsheet's own error “{ $value }”. Mend the formula or type the value, and send the list again.
import-defect-rounded = The { import-column } became “{ $value }”; its last digits are lost. Format that column as text and type it again.
import-defect-people = People is “{ $value }”, not a number. Put a number from 0 to { $most }, or leave it empty.
import-defect-phone = Phone is “{ $value }”, which cannot be read. Put only the number, or leave it empty.
import-defect-lat = Latitude “{ $value }” is wrong. Put a number from -90 to 90, or leave it empty.
import-defect-lon = Longitude “{ $value }” is wrong. Put a number from -180 to 180, or leave it empty.
import-defect-long = The { import-column } has { $length } characters; { $most } is the most. Make it shorter.
import-defect-conflict = Same number as row { $first }, but another { import-column }. Find out which row is right and delete the other.

import-warning-total = Looks like a row of totals; not imported.
import-warning-remark = “{ $words }” looks like a title or a signature, not a household; left out.
import-warning-phone-words = Only the phone number was taken; left out: “{ $value }”.
import-warning-phone-digits = The phone “{ $value }” looks like a mobile number with a digit too many or too few. Please check.
import-warning-repeated = The same as row { $first }; counted once.
import-warning-place = Latitude and longitude are not both there; taken as having no place.
import-warning-far = { $km } km from the middle of the village. Check latitude and longitude.

grouping-refused-size = Groups of { $size } households are not possible. Choose { $least } to { $most }.
