{{%AUTOESCAPE context="HTML"}}
{{HTML:x-rendered}}
