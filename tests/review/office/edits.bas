Option Explicit

' Edits review copies as a person would. Each line of the jobs: in, out, kind, words of the paragraph, more.
Sub Main(jobs As String)
    Dim number As Integer, entry As String, parts
    On Error GoTo Failed
    number = FreeFile
    Open jobs For Input As #number
    Do While Not EOF(number)
        Line Input #number, entry
        If Len(entry) > 0 Then
            parts = Split(entry, Chr(9))
            Edit(parts)
        End If
    Loop
    Close #number
    StarDesktop.terminate()
    Exit Sub
Failed:
    Open jobs & ".failed" For Output As #9
    Print #9, Error & " line " & Erl
    Close #9
    StarDesktop.terminate()
End Sub

Function Named(name As String, value)
    Dim made As New com.sun.star.beans.PropertyValue
    made.Name = name
    made.Value = value
    Named = made
End Function

Function Paragraph(doc, begins As String)
    Dim all, one
    all = doc.Text.createEnumeration()
    Do While all.hasMoreElements()
        one = all.nextElement()
        If one.supportsService("com.sun.star.text.Paragraph") Then
            If Left(one.String, Len(begins)) = begins Then
                Paragraph = one
                Exit Function
            End If
        End If
    Loop
End Function

Function Stretch(doc, para, start As Integer, count As Integer)
    Dim cursor
    cursor = doc.Text.createTextCursorByRange(para.Start)
    cursor.goRight(start, False)
    cursor.goRight(count, True)
    Stretch = cursor
End Function

Sub Edit(parts)
    Dim doc, para, cursor, field, other, words As String, text As String
    doc = StarDesktop.loadComponentFromURL(ConvertToURL(parts(0)), "_blank", 0, Array(Named("Hidden", True)))
    On Error Resume Next
    para = Paragraph(doc, parts(3))
    Select Case parts(2)
    Case "none"
    Case "insert"
        doc.RecordChanges = True
        cursor = Stretch(doc, para, CInt(parts(5)), 0)
        doc.Text.insertString(cursor, parts(4), False)
    Case "delete"
        doc.RecordChanges = True
        cursor = Stretch(doc, para, CInt(parts(5)), CInt(parts(6)))
        cursor.String = ""
    Case "reword"
        cursor = Stretch(doc, para, CInt(parts(5)), CInt(parts(6)))
        cursor.String = parts(4)
    Case "drop"
        If parts(4) = "tracked" Then doc.RecordChanges = True
        cursor = doc.Text.createTextCursorByRange(para.Start)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.String = ""
    Case "move"
        other = Paragraph(doc, parts(4))
        words = para.String
        cursor = doc.Text.createTextCursorByRange(para.Start)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.String = ""
        doc.Text.insertString(other.Start, words & Chr(13), False)
    Case "split"
        cursor = Stretch(doc, para, CInt(parts(5)), 0)
        doc.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
    Case "retype"
        other = Paragraph(doc, parts(6))
        cursor = doc.Text.createTextCursorByRange(para.Start)
        cursor.gotoRange(other.End, True)
        cursor.String = parts(4)
    Case "format"
        If parts(4) = "tracked" Then doc.RecordChanges = True
        cursor = Stretch(doc, para, CInt(parts(5)), CInt(parts(6)))
        cursor.CharWeight = 150
    End Select
    On Error GoTo 0
    doc.storeToURL(ConvertToURL(parts(1)), Array(Named("FilterName", "MS Word 2007 XML")))
    doc.close(True)
End Sub
