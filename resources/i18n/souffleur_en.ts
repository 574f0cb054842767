<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ReviewDialog</name>
    <message numerus="yes">
        <source>%n passage(s) are not ticked as checked.</source>
        <translation>
            <numerusform>%n passage is not ticked as checked.</numerusform>
            <numerusform>%n passages are not ticked as checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are marked as doubtful.</source>
        <translation>
            <numerusform>%n of them is marked as doubtful.</numerusform>
            <numerusform>%n of them are marked as doubtful.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsNews</name>
    <message numerus="yes">
        <source>%n reviewed recording(s) that nobody has worked on for {days} days were deleted.</source>
        <translation>
            <numerusform>%n reviewed recording that nobody has worked on for {days} days was deleted.</numerusform>
            <numerusform>%n reviewed recordings that nobody has worked on for {days} days were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s) left</source>
        <translation>
            <numerusform>%n doubt left</numerusform>
            <numerusform>%n doubts left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) failed</source>
        <translation>
            <numerusform>%n sentence failed</numerusform>
            <numerusform>%n sentences failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n doubt</numerusform>
            <numerusform>%n doubts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message numerus="yes">
        <source>%n place(s) replaced.</source>
        <translation>
            <numerusform>%n place replaced.</numerusform>
            <numerusform>%n places replaced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message numerus="yes">
        <source>%n doubtful passage(s).</source>
        <translation>
            <numerusform>%n doubtful passage.</numerusform>
            <numerusform>%n doubtful passages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) of speech without text.</source>
        <translation>
            <numerusform>%n stretch(es) of speech without text.</numerusform>
            <numerusform>%n stretch(es) of speech without text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s).</source>
        <translation>
            <numerusform>%n mark.</numerusform>
            <numerusform>%n marks.</numerusform>
        </translation>
    </message>
</context>
</TS>
